// SPDX-License-Identifier: Apache-2.0
package io.larder.management;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.cache.CacheException;
import javax.cache.management.CacheMXBean;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MXBeans of one cache in the platform's MBean server, under the names JSR-107 gives them:
 * {@code javax.cache:type=CacheStatistics,CacheManager=<URI>,Cache=<name>}; what JSR-107 does not know is in the domain
 * {@code io.larder}, under a name that ends alike. Registering what is registered and
 * unregistering what is not are harmless. Only what was registered here is unregistered.
 */
public final class CacheBeans {

    private static final Logger LOG = LoggerFactory.getLogger(CacheBeans.class);

    private static final Pattern UNFIT = Pattern.compile("[,:=\\n?*\"]");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName statisticsName;
    private final ObjectName configurationName;
    private final ObjectName nearTierName;
    private final Set<ObjectName> registered = new HashSet<>();

    /**
     * The beans of a cache; none is registered yet.
     *
     * @param managerUri the manager's URI as it is shown, without secrets
     * @param cacheName the cache's name
     */
    public CacheBeans(URI managerUri, String cacheName) {
        this.statisticsName = name("javax.cache:type=CacheStatistics", managerUri, cacheName);
        this.configurationName = name("javax.cache:type=CacheConfiguration", managerUri, cacheName);
        this.nearTierName = name("io.larder:type=NearTier", managerUri, cacheName);
    }

    /** Shows or hides the statistics. */
    public void showStatistics(boolean shown, CacheStatisticsMXBean statistics) {
        show(shown, statisticsName, statistics);
    }

    /** Shows or hides the configuration. */
    public void showConfiguration(boolean shown, CacheMXBean configuration) {
        show(shown, configurationName, configuration);
    }

    /**
     * Shows or hides what is counted of the near tier.
     *
     * @param nearTier an MXBean
     */
    public void showNearTier(boolean shown, Object nearTier) {
        show(shown, nearTierName, nearTier);
    }

    /** Hides all. */
    public synchronized void hide() {
        unregister(nearTierName);
        unregister(statisticsName);
        unregister(configurationName);
    }

    private synchronized void show(boolean shown, ObjectName name, Object bean) {
        if (!shown) {
            unregister(name);
        } else if (!registered.contains(name)) {
            register(name, bean);
        }
    }

    private void register(ObjectName name, Object bean) {
        try {
            server.registerMBean(bean, name);
            registered.add(name);
        } catch (InstanceAlreadyExistsException taken) {
            LOG.warn(
                    "{} is not shown over JMX: a cache of that name is, of a manager with the same URI and another"
                            + " class loader or provider",
                    name);
        } catch (JMException failure) {
            throw new CacheException("The MXBean " + name + " could not be registered", failure);
        }
    }

    private void unregister(ObjectName name) {
        try {
            if (registered.remove(name)) {
                server.unregisterMBean(name);
            }
        } catch (InstanceNotFoundException gone) {
            LOG.debug("{} had been unregistered by somebody else", name);
        } catch (JMException failure) {
            throw new CacheException("The MXBean " + name + " could not be unregistered", failure);
        }
    }

    private static ObjectName name(String beginning, URI managerUri, String cacheName) {
        String text =
                beginning + ",CacheManager=" + sanitized(managerUri.toString()) + ",Cache=" + sanitized(cacheName);
        try {
            return new ObjectName(text);
        } catch (JMException failure) {
            throw new CacheException("The cache '" + cacheName + "' can have no MXBean name", failure);
        }
    }

    /** As JSR-107 and its test kit replace what a name can not hold, and what would make it a pattern. */
    private static String sanitized(String part) {
        return UNFIT.matcher(part).replaceAll(".");
    }
}
