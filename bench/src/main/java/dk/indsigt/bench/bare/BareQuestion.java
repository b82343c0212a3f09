package dk.indsigt.bench.bare;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/**
 * What nobody can do without who answers a question about a consent: one prepared select, and the bytes of the answer. Asks nobody who he is. Each
 * thread keeps a connection and a statement of its own, which no pool could beat.
 */
public final class BareQuestion extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String SQL =
            "select s.decision, s.provable from line l join line_use u on u.line_id = l.id and u.until"
                    + " is null join consent_state s on s.party_id = u.person_id where l.msisdn = ? and l.active_to is null and"
                    + " s.purpose_code = 'MKT_OWN' and s.channel = 'SMS' and s.brand = 'THREE'";
    private static final ThreadLocal<PreparedStatement> STATEMENTS = new ThreadLocal<>();

    private transient volatile Properties settings;

    /** Settings come as a properties file: {@code url}, {@code user}, {@code password}, {@code phone}, {@code answer}. */
    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Properties read = new Properties();
        read.load(request.getInputStream());
        settings = read;
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getInputStream().readAllBytes();
        Properties given = settings;
        try {
            PreparedStatement statement = statement(given);
            statement.setString(1, given.getProperty("phone"));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        response.setContentType("application/json");
        response.getOutputStream().print(given.getProperty("answer"));
    }

    private static PreparedStatement statement(Properties given) throws SQLException {
        PreparedStatement known = STATEMENTS.get();
        if (known == null) {
            Connection connection =
                    new Driver().connect(given.getProperty("url") + "&useServerPrepStmts=true", login(given));
            known = connection.prepareStatement(SQL);
            STATEMENTS.set(known);
        }
        return known;
    }

    private static Properties login(Properties given) {
        Properties login = new Properties();
        login.setProperty("user", given.getProperty("user"));
        login.setProperty("password", given.getProperty("password"));
        return login;
    }
}
