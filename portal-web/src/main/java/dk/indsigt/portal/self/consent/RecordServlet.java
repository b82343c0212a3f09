package dk.indsigt.portal.self.consent;

import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.consent.ConsentRecords;
import dk.indsigt.service.consent.ConsentRecords.Sheet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A decision to keep: {@code GET /self/consent/record.json?id=…} as a consent record in JSON-LD, {@code /self/consent/record.pdf?id=…} on paper. */
@WebServlet({RecordServlet.JSON, RecordServlet.PDF})
public class RecordServlet extends HttpServlet {
    static final String JSON = "/self/consent/record.json";
    static final String PDF = "/self/consent/record.pdf";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ConsentRecords records;

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient Texts texts;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient ProofWords proofs;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID id = Viewing.id(request.getParameter("id"));
        boolean json = request.getServletPath().equals(JSON);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            if (json) {
                body.write(records.json(viewing.actor(), id).toString().getBytes(StandardCharsets.UTF_8));
            } else {
                Sheet sheet = records.sheet(viewing.actor(), id);
                records.pdf(
                        viewing.actor(), id, user.language(), texts.text("record.title"), proofs.sheet(sheet), body);
            }
        } catch (PrivacyException hidden) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(json ? "application/ld+json" : "application/pdf");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + (json ? "consent.jsonld" : "consent.pdf") + "\"");
        response.setContentLength(body.size());
        body.writeTo(response.getOutputStream());
    }
}
