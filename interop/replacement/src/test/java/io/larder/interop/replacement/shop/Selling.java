// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.integration.CompletionListenerFuture;
import javax.cache.processor.EntryProcessorResult;

/** Every operation on articles, which are read from and written to a database, and listened to. */
record Selling(Cache<String, Article> articles, Notebook notebook, Steps steps) {

    Selling(Cache<String, Article> articles, Notebook notebook) {
        this(articles, notebook, new Steps(articles, notebook));
    }

    void day() {
        read();
        write();
        compare();
        notebook.note("a synchronous listener has heard of getAndPut when it returns", steps.isHeardInTime());
        process();
        many();
        end();
        steps.listenNoMore();
        changeNothing();
    }

    private void step(String name, Callable<?> action) {
        steps.step(name, action);
    }

    private static Callable<?> silent(Runnable action) {
        return () -> {
            action.run();
            return "done";
        };
    }

    private void read() {
        step("get, to be loaded", () -> articles.get("tea"));
        step("get, present", () -> articles.get("tea"));
        step("get, nothing to load", () -> articles.get("mammoth"));
        step("containsKey, absent", () -> articles.containsKey("salt"));
        step("containsKey, present", () -> articles.containsKey("tea"));
    }

    private void write() {
        step("put, new", silent(() -> articles.put("salt", new Article("salt", 3))));
        step("put, existing", silent(() -> articles.put("salt", new Article("salt", 4))));
        step("getAndPut, new", () -> articles.getAndPut("rice", new Article("rice", 3)));
        step("getAndPut, existing", () -> articles.getAndPut("rice", new Article("rice", 4)));
        step("putIfAbsent, new", () -> articles.putIfAbsent("oats", new Article("oats", 3)));
        step("putIfAbsent, existing", () -> articles.putIfAbsent("oats", new Article("oats", 4)));
        step("replace, missing", () -> articles.replace("corn", new Article("corn", 3)));
        step("replace, existing", () -> articles.replace("oats", new Article("oats", 5)));
        step("getAndReplace, missing", () -> articles.getAndReplace("corn", new Article("corn", 3)));
        step("getAndReplace, existing", () -> articles.getAndReplace("oats", new Article("oats", 6)));
        step("remove, missing", () -> articles.remove("corn"));
        step("remove, existing", () -> articles.remove("oats"));
        step("getAndRemove, missing", () -> articles.getAndRemove("oats"));
        step("getAndRemove, existing", () -> articles.getAndRemove("rice"));
    }

    private void compare() {
        Article tea = new Article("tea", 7);
        step("replace(k,old,new), missing", () -> articles.replace("corn", tea, tea.with(6)));
        step("replace(k,old,new), another value", () -> articles.replace("tea", tea.with(1), tea.with(6)));
        step("replace(k,old,new), equal", () -> articles.replace("tea", tea, tea.with(6)));
        step("remove(k,old), missing", () -> articles.remove("corn", tea));
        step("remove(k,old), another value", () -> articles.remove("tea", tea.with(1)));
        step("remove(k,old), equal", () -> articles.remove("tea", tea.with(6)));
    }

    private void process() {
        step("invoke, changed", () -> articles.invoke("salt", new Reservation(), 1));
        step("invokeAll", () -> results(articles.invokeAll(Set.of("salt"), new Reservation(), 1)));
        step("invoke, removed", () -> articles.invoke("salt", new Reservation(), 2));
        step("invoke, nothing to load", () -> articles.invoke("mammoth", new Reservation(), 1));
    }

    private static <T> Map<String, T> results(Map<String, EntryProcessorResult<T>> given) {
        Map<String, T> results = new TreeMap<>();
        given.forEach((name, result) -> results.put(name, result.get()));
        return results;
    }

    private void many() {
        step(
                "putAll",
                silent(() -> articles.putAll(
                        new TreeMap<>(Map.of("salt", new Article("salt", 8), "soap", new Article("soap", 9))))));
        step("getAll, one to be loaded", () -> new TreeMap<>(articles.getAll(Set.of("salt", "wine"))));
        step("loadAll, keeping", () -> loadAll(Set.of("wine", "yarn"), false));
        step("loadAll, replacing", () -> loadAll(Set.of("soap"), true));
        step("iteration", this::all);
        step("removeAll(keys)", silent(() -> articles.removeAll(new TreeSet<>(Set.of("soap", "corn")))));
    }

    private String loadAll(Set<String> names, boolean replacing) throws Exception {
        CompletionListenerFuture loaded = new CompletionListenerFuture();
        articles.loadAll(names, replacing, loaded);
        loaded.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
        return "done";
    }

    private Set<String> all() {
        Set<String> all = new TreeSet<>();
        articles.forEach(entry -> all.add(entry.getValue().toString()));
        return all;
    }

    /** Without a listener: there is a provider that waits five minutes for events which do not come. */
    private void changeNothing() {
        step("invoke, to be loaded", () -> articles.invoke("beer", new Reservation(), 0));
        step("invoke, only read", () -> articles.invoke("beer", new Reservation(), 0));
        step("invoke, failing", () -> articles.invoke("beer", new Reservation(), 8));
        step("get, loader failing", () -> articles.get("dragon"));
        step("put, writer failing", silent(() -> articles.put("unicorn", new Article("unicorn", 1))));
        step("containsKey, after the writer failed", () -> articles.containsKey("unicorn"));
        step("remove, writer failing", () -> articles.remove("unicorn"));
        step("get(null)", () -> articles.get(null));
        step("put(k, null)", silent(() -> articles.put("salt", null)));
    }

    private void end() {
        step("removeAll()", silent(articles::removeAll));
        articles.put("salt", new Article("salt", 3));
        step("iterator's remove", () -> {
            Iterator<Cache.Entry<String, Article>> entries = articles.iterator();
            entries.next();
            entries.remove();
            return entries.hasNext();
        });
        articles.put("salt", new Article("salt", 3));
        step("clear", silent(articles::clear));
        step("containsKey, after clear", () -> articles.containsKey("salt"));
    }
}
