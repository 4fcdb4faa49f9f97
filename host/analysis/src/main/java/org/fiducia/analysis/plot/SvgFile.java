package org.fiducia.analysis.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultExtensionHandler;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;

/** Pictures as SVG. */
final class SvgFile {

  private SvgFile() {}

  static void write(Picture picture, Path file) throws IOException {
    SVGGraphics2D g = new SVGGraphics2D(emptySvg(), new EmbeddedPng(), new DefaultExtensionHandler(), false);
    Dimension size = picture.size();
    g.setSVGCanvasSize(size);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, size.width, size.height);
    picture.paint(g);
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      g.stream(out, true);
    }
  }

  /** Puts images into the SVG by the JDK's PNG writer; Batik's own way would need a dozen more libraries. */
  private static final class EmbeddedPng extends ImageHandlerBase64Encoder {

    @Override
    public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
      try {
        ImageIO.write(image, "png", out);
      } catch (IOException e) {
        throw new SVGGraphics2DIOException("image not written", e);
      }
    }
  }

  private static Document emptySvg() {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new AssertionError("every JDK can make an empty XML document", e);
    }
  }
}
