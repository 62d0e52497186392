// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import javax.sql.DataSource;
import org.springframework.cache.annotation.CacheConfig;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

/** Caches what it does in transactions. */
@CacheConfig(cacheNames = "books")
class Ledger {

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Database {
        @Bean
        DataSource database() {
            return new DriverManagerDataSource("jdbc:h2:mem:");
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }
    }

    @Cacheable
    public String read(int number) {
        return "unwritten";
    }

    @CachePut(key = "#number")
    public String write(int number, String line) {
        return line;
    }

    @CacheEvict
    public void erase(int number) {}

    @Transactional
    public void inTransaction(Runnable work) {
        work.run();
    }
}
