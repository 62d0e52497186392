// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;

/** Starts the shop; {@code @EnableCaching} turns on Spring's annotations and those of JSR-107. */
@SpringBootApplication
@EnableCaching
public class Shop {

    public static void main(String[] arguments) {
        SpringApplication.run(Shop.class, arguments);
    }
}
