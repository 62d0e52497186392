// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.ClusterServersConfig;
import org.redisson.config.MasterSlaveServersConfig;
import org.redisson.config.SentinelServersConfig;
import org.redisson.config.SingleServerConfig;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The pages name every setting that the old provider has, as the provider itself tells, and none that it has not. */
class SettingsTablesTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";

    @Test
    void caffeine_everySettingOfItsReference_isInTheTable() {
        Config reference = ConfigFactory.parseResources("reference.conf").getConfig("caffeine.jcache");
        Set<String> settings = new TreeSet<>();
        collect("", reference.getObject("default"), settings);
        collect("listeners.", reference.getObject("listeners"), settings);

        assertThat(named(OldProvider.CAFFEINE)).isEqualTo(settings).hasSizeGreaterThan(20);
    }

    private static void collect(String prefix, ConfigObject from, Set<String> settings) {
        for (Map.Entry<String, ConfigValue> entry : from.entrySet()) {
            String path = prefix + entry.getKey();
            if (entry.getValue() instanceof ConfigObject deeper) {
                collect(path + ".", deeper, settings);
            } else {
                settings.add(path);
            }
        }
    }

    @Test
    void ehcache_everyElementOfItsSchemas_isInTheTable() throws Exception {
        Element core = schema("/ehcache-core.xsd");
        Element extension = schema("/ehcache-107-ext.xsd");
        Set<String> settings = new TreeSet<>(children(core, "base-cache-type"));
        settings.addAll(children(core, "config-type"));
        topLevel(extension).forEach(name -> settings.add("jsr107:" + name));
        settings.remove("service-configuration"); // stands for those of the extension
        settings.add("cache-template");
        settings.remove("cache");

        assertThat(named(OldProvider.EHCACHE)).isEqualTo(settings).hasSizeGreaterThan(20);
    }

    @Test
    void hazelcast_everyElementOfItsSchema_isInTheTable() throws Exception {
        Element schema = schema("/hazelcast-config-5.7.xsd");

        assertThat(named(OldProvider.HAZELCAST))
                .isEqualTo(new TreeSet<>(children(schema, "cache")))
                .hasSizeGreaterThan(20);
    }

    @Test
    void redisson_everyPropertyOfItsConfiguration_isInTheTable() {
        Set<String> settings = new TreeSet<>();
        Stream.of(
                        org.redisson.config.Config.class,
                        BaseConfig.class,
                        SingleServerConfig.class,
                        MasterSlaveServersConfig.class,
                        BaseMasterSlaveServersConfig.class,
                        SentinelServersConfig.class,
                        ClusterServersConfig.class)
                .flatMap(type -> Stream.of(type.getMethods()))
                .map(Method::getName)
                .filter(name -> name.startsWith("set"))
                .forEach(name -> settings.add(Character.toLowerCase(name.charAt(3)) + name.substring(4)));

        assertThat(named(OldProvider.REDISSON)).isEqualTo(settings).hasSizeGreaterThan(80);
    }

    /** What stands as code in the first column. */
    private static Set<String> named(OldProvider provider) {
        Set<String> names = new TreeSet<>();
        Pages.table(provider.page(), "settings")
                .forEach(row -> CODE.matcher(row.get(0))
                        .results()
                        .map((MatchResult code) -> code.group(1))
                        .forEach(names::add));
        return names;
    }

    private static Element schema(String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try (InputStream bytes = SettingsTablesTest.class.getResourceAsStream(name)) {
            return factory.newDocumentBuilder()
                    .parse(requireNonNull(bytes, name))
                    .getDocumentElement();
        } catch (IOException e) {
            throw new IllegalStateException("Not readable: " + name, e);
        }
    }

    /** The elements that stand directly in those of this type. */
    private static Set<String> children(Element schema, String type) {
        NodeList types = schema.getElementsByTagNameNS(SCHEMA, "complexType");
        for (int i = 0; i < types.getLength(); i++) {
            Element found = (Element) types.item(i);
            if (found.getAttribute("name").equals(type)) {
                Set<String> names = new TreeSet<>();
                collect(found, names);
                return names;
            }
        }
        throw new IllegalArgumentException("The schema has no type " + type);
    }

    private static void collect(Element within, Set<String> names) {
        for (Node child = within.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals("element")) {
                names.add((element.getAttribute("name") + element.getAttribute("ref")).replaceFirst(".*:", ""));
            } else if (child instanceof Element group) {
                collect(group, names);
            }
        }
    }

    private static Set<String> topLevel(Element schema) {
        Set<String> names = new TreeSet<>();
        for (Node child = schema.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals("element")) {
                names.add(element.getAttribute("name"));
            }
        }
        return names;
    }
}
