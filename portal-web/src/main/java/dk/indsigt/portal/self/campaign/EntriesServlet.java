package dk.indsigt.portal.self.campaign;

import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.campaign.CompetitionService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.UUID;

/** The list that a draw is made of, for whoever is in it: {@code GET /self/campaign/entries.txt?id=…}, the ids of the entries, one a line. */
@WebServlet("/self/campaign/entries.txt")
public class EntriesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient CompetitionService service;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<UUID> entries;
        try {
            entries = service.entries(viewing.actor(), viewing.partyId(), Viewing.required(request.getParameter("id")));
        } catch (PrivacyException hidden) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/plain");
        response.setHeader("Content-Disposition", "attachment; filename=\"entries.txt\"");
        PrintWriter out = response.getWriter();
        entries.forEach(id -> out.print(id + "\n"));
    }
}
