package dk.indsigt.service.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.notice.LetterText;
import dk.indsigt.domain.text.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LetterPdfTest {
    private final LetterPdf pdf = new LetterPdf(new NoticeTexts());

    @Test
    @DisplayName("a letter is a tagged PDF with language, title, headings and lists, and the fonts are in it")
    void accessible() throws IOException {
        try (PDDocument document = Loader.loadPDF(letter(Language.DA, "Sag S-1: svar på æøå", body()))) {
            assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked());
            assertEquals("da", document.getDocumentCatalog().getLanguage());
            assertEquals(
                    "Sag S-1: svar på æøå", document.getDocumentInformation().getTitle());
            assertTrue(document.getDocumentCatalog().getViewerPreferences().displayDocTitle());
            String metadata =
                    new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertTrue(metadata.contains("pdfuaid"), metadata);
            List<String> tags = new ArrayList<>();
            gather(document.getDocumentCatalog().getStructureTreeRoot(), tags);
            assertTrue(tags.containsAll(List.of("H1", "H2", "P", "L", "LI", "LBody")), tags::toString);
            assertEquals(1, tags.stream().filter("H1"::equals).count());
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertTrue(font.isEmbedded(), font.getName());
                }
            }
        }
    }

    @Test
    @DisplayName("what a letter says can be read out of it, Danish letters too, and markup in it stays text")
    void text() throws IOException {
        try (PDDocument document = Loader.loadPDF(letter(Language.EN, "Case <b>S-1</b> & \"more\"", body()))) {
            assertEquals("en", document.getDocumentCatalog().getLanguage());
            assertEquals(
                    "Case <b>S-1</b> & \"more\"",
                    document.getDocumentInformation().getTitle());
            String text = new PDFTextStripper().getText(document);
            for (String said : List.of(
                    "Kære Åse Ærøskøbing",
                    "<script>alert('hej')</script> & <img src=\"http://127.0.0.1/x\"/>",
                    "en blåbærgrød",
                    "Datatilsynet",
                    "3 November 2026")) {
                assertTrue(text.contains(said), said + " in " + text);
            }
        }
    }

    @Test
    @DisplayName("the longest letter that there can be becomes pages with their numbers")
    void long_letter() throws IOException {
        String line = "- En linje om en optagelse, der er blevet slettet, fordi fristen er nået\n";
        try (PDDocument document = Loader.loadPDF(letter(Language.DA, "Lang", line.repeat(800)))) {
            assertTrue(document.getNumberOfPages() > 10);
            String last = new PDFTextStripper().getText(document);
            assertTrue(last.contains("10 / " + document.getNumberOfPages()));
            assertFalse(last.contains("REFERENCE"));
        }
    }

    private byte[] letter(Language language, String subject, String body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.write(
                new LetterPdf.Page(
                        language,
                        subject,
                        "S-7MPQ-2XT9",
                        Instant.parse("2026-11-03T10:00:00Z"),
                        LetterText.of(body).parts(),
                        LetterText.of("# Er du uenig?\nDu kan klage til Datatilsynet.")
                                .parts()),
                out);
        return out.toByteArray();
    }

    private static String body() {
        return "Kære Åse Ærøskøbing\n\n# Vores svar\nJa.\n- en blåbærgrød\n- to\n\n"
                + "<script>alert('hej')</script> & <img src=\"http://127.0.0.1/x\"/>";
    }

    private static void gather(PDStructureNode node, List<String> tags) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStructureType());
                gather(element, tags);
            }
        }
    }
}
