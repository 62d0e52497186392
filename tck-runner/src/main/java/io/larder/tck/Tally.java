// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The tests that the XML reports in a directory name, each as {@code class#method} and counted once however often it
 * was reported: a test whose clean-up fails too is reported twice.
 */
record Tally(
        NavigableSet<String> run,
        NavigableSet<String> failures,
        NavigableSet<String> errors,
        NavigableSet<String> skipped) {

    /** @throws IOException if a report cannot be read, or is not well-formed as after a crash while it was written */
    static Tally read(Path directory) throws IOException {
        Tally tally = new Tally(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> reports = Files.newDirectoryStream(directory, "TEST-*.xml")) {
                for (Path report : reports) {
                    tally.add(parse(report));
                }
            }
        }
        return tally;
    }

    private void add(Document report) {
        NodeList tests = report.getElementsByTagName("testcase");
        for (int i = 0; i < tests.getLength(); i++) {
            Element test = (Element) tests.item(i);
            String name = test.getAttribute("classname") + "#" + test.getAttribute("name");
            run.add(name);
            for (Node fate = test.getFirstChild(); fate != null; fate = fate.getNextSibling()) {
                note(name, fate.getNodeName());
            }
        }
    }

    private void note(String test, String fate) {
        switch (fate) {
            case "failure", "flakyFailure", "rerunFailure" -> failures.add(test);
            case "error", "flakyError", "rerunError" -> errors.add(test);
            case "skipped" -> skipped.add(test);
            default -> {
                // captured output
            }
        }
    }

    private static Document parse(Path report) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // the parser's own handler prints what the exception says anyway
            builder.setErrorHandler(null);
            return builder.parse(report.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("Unreadable test report " + report + ": " + e.getMessage(), e);
        }
    }
}
