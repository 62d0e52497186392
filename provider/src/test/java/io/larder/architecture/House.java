// SPDX-License-Identifier: Apache-2.0
package io.larder.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Who may know whom, as rules on the packages below a root. The root is a parameter so that the rules can be tried on
 * packages that break them.
 */
record House(String root) {

    private static final String[] EVERYWHERE = {"java..", "javax.cache..", "org.slf4j", "org.jspecify.annotations"};

    private String of(String packages) {
        return root + "." + packages;
    }

    /** The engine knows the store SPI and no store, no client library, no codec. */
    ArchRule engineKnowsTheSpiOnly() {
        return classes()
                .that()
                .resideInAPackage(of("engine"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(EVERYWHERE).or(resideInAnyPackage(of("engine"), of("spi"))))
                .allowEmptyShould(false);
    }

    ArchRule storesNeverSeeTheEngine() {
        return noClasses()
                .that()
                .resideInAPackage(of("store.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(of("engine.."), of("management.."), root)
                .allowEmptyShould(false);
    }

    /** The tiered store is put together from the others; those on servers share {@code store.remote}. */
    ArchRule storesNeverSeeEachOther() {
        DescribedPredicate<JavaClass> tiered = resideInAnyPackage(of("store.tiered.."));
        DescribedPredicate<JavaClass> common = resideInAnyPackage(of("store.remote.."));
        return slices().assignedFrom(new Packages(root, of("store")))
                .should()
                .notDependOnEachOther()
                .ignoreDependency(tiered, DescribedPredicate.alwaysTrue())
                .ignoreDependency(DescribedPredicate.alwaysTrue(), common)
                .allowEmptyShould(false);
    }

    /** Only these packages see the library. */
    ArchRule onlySees(String library, String... packages) {
        String[] seers = new String[packages.length];
        for (int i = 0; i < packages.length; i++) {
            seers[i] = of(packages[i]);
        }
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(seers)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(false);
    }

    ArchRule settingsKnowNobody() {
        return classes()
                .that()
                .resideInAPackage(of("config"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "javax.cache..", "org.jspecify.annotations")
                        .or(resideInAnyPackage(of("config"))))
                .allowEmptyShould(false);
    }

    ArchRule packagesHaveNoCycles() {
        return slices().assignedFrom(new Packages(root, root))
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(false);
    }

    ArchRule everyPackageIsNullMarked() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("be in a package with @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().getAnnotations().stream()
                                .anyMatch(annotation ->
                                        annotation.getRawType().getSimpleName().equals("NullMarked"));
                        events.add(new SimpleConditionEvent(
                                type, marked, type.getName() + " is in a package without @NullMarked"));
                    }
                })
                .allowEmptyShould(false);
    }

    /** The same code passes the official kit and runs in production: it does not look who is asking. */
    ArchRule nobodyLooksForATest() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("contain no text with 'tck' or 'jsr107'") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (String text : texts(type)) {
                            String small = text.toLowerCase(Locale.ROOT);
                            boolean looks = small.contains("jsr107") || small.contains("tck");
                            events.add(new SimpleConditionEvent(type, !looks, type.getName() + " contains " + text));
                        }
                    }
                })
                .allowEmptyShould(false);
    }

    /** What is public outside the API is so because another package needs it, or because ServiceLoader does. */
    ArchRule publicIsOnlyWhatOthersUse() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root, of("spi"), of("config"))
                .and()
                .areTopLevelClasses()
                .and()
                .haveModifier(JavaModifier.PUBLIC)
                .and(DescribedPredicate.not(JavaClass.Predicates.assignableTo(nameMatching(".*\\.spi\\.StoreFactory"))))
                .should(new ArchCondition<>("be used by another package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean used = type.getDirectDependenciesToSelf().stream()
                                .anyMatch(dependency -> !dependency
                                        .getOriginClass()
                                        .getPackageName()
                                        .equals(type.getPackageName()));
                        events.add(new SimpleConditionEvent(
                                type, used, type.getName() + " is public, but no other package uses it"));
                    }
                })
                .allowEmptyShould(false);
    }

    List<ArchRule> rules() {
        return List.of(
                engineKnowsTheSpiOnly(),
                storesNeverSeeTheEngine(),
                storesNeverSeeEachOther(),
                onlySees("com.github.benmanes.caffeine..", "store.local..", "store.tiered.."),
                onlySees("com.esotericsoftware..", "codec.."),
                onlySees("redis.clients..", "store.redis.."),
                onlySees("net.rubyeye..", "store.memcached.."),
                settingsKnowNobody(),
                packagesHaveNoCycles(),
                everyPackageIsNullMarked(),
                nobodyLooksForATest(),
                publicIsOnlyWhatOthersUse());
    }

    private static List<String> texts(JavaClass type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = House.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no class file " + file);
            }
            return ConstantPool.texts(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(file, failure);
        }
    }

    /** Each package below a prefix is a slice of its own. */
    private record Packages(String root, String prefix) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            boolean inside = prefix.equals(root)
                    ? name.equals(root) || name.startsWith(root + ".")
                    : name.startsWith(prefix + ".");
            return inside ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of " + prefix;
        }
    }
}
