package dk.indsigt.portal.self.notice;

import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.notice.LetterService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;

/**
 * A letter or a receipt to keep: {@code GET /self/notice/letter.pdf?id=…} and {@code /self/notice/receipt.pdf?id=…}, and a letter of a case for
 * whoever works on it: {@code /desk/rights/letter.pdf?id=…}.
 */
@WebServlet({PdfServlet.LETTER, PdfServlet.RECEIPT, PdfServlet.OF_CASE})
public class PdfServlet extends HttpServlet {
    static final String LETTER = "/self/notice/letter.pdf";
    static final String RECEIPT = "/self/notice/receipt.pdf";
    static final String OF_CASE = "/desk/rights/letter.pdf";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient LetterService letters;

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient CurrentUser user;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID id = Viewing.id(request.getParameter("id"));
        boolean letter = !request.getServletPath().equals(RECEIPT);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            if (letter) {
                boolean ofCase = request.getServletPath().equals(OF_CASE);
                letters.pdf(ofCase ? user.actor() : viewing.actor(), id, pdf);
            } else {
                letters.receiptPdf(viewing.actor(), id, pdf);
            }
        } catch (PrivacyException hidden) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/pdf");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + (letter ? "letter.pdf" : "receipt.pdf") + "\"");
        response.setContentLength(pdf.size());
        pdf.writeTo(response.getOutputStream());
    }
}
