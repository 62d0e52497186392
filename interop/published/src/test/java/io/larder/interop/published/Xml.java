// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.published;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads XML by paths; names have no namespace. */
final class Xml {

    private Xml() {}

    static Document read(Path file) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("Not XML: " + file, e);
        }
    }

    /** The text of the only node there, trimmed; empty if there is none. */
    static String text(Node from, String path) {
        return String.join(" ", texts(from, path));
    }

    static List<String> texts(Node from, String path) {
        return nodes(from, path).stream()
                .map(Node::getTextContent)
                .map(String::strip)
                .toList();
    }

    static List<Node> nodes(Node from, String path) {
        try {
            NodeList found =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, from, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException("Not a path: " + path, e);
        }
    }
}
