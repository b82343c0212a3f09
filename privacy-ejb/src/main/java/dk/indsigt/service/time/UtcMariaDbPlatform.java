package dk.indsigt.service.time;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.UUID;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.MariaDBPlatform;

/**
 * Reads and writes {@code DATETIME} columns as date and time without zone. The platform's own way leads over {@code java.sql.Timestamp}, which
 * knows the zone of the machine and loses an hour each spring. Columns of MariaDB's own type for identifiers are read as text.
 */
public class UtcMariaDbPlatform extends MariaDBPlatform {
    private static final long serialVersionUID = 1L;

    @Override
    public Object getObjectFromResultSet(ResultSet rows, int column, int type, AbstractSession session)
            throws SQLException {
        if (type == Types.TIMESTAMP) {
            return rows.getObject(column, LocalDateTime.class);
        }
        Object value = super.getObjectFromResultSet(rows, column, type, session);
        return value instanceof UUID id ? id.toString() : value;
    }

    @Override
    public void setParameterValueInDatabaseCall(
            Object parameter, PreparedStatement statement, int index, AbstractSession session) throws SQLException {
        if (parameter instanceof LocalDateTime dateTime) {
            statement.setObject(index, dateTime);
        } else {
            super.setParameterValueInDatabaseCall(parameter, statement, index, session);
        }
    }

    /**
     * EclipseLink asks a database that is away three times more, five seconds apart: a page took forty seconds to say that the data cannot be
     * fetched, and held a thread of the server meanwhile. The container's pool tries its connections before it lends them.
     */
    @Override
    public boolean wasFailureCommunicationBased(
            SQLException failure, Connection connection, AbstractSession sessionForProfile) {
        return false;
    }
}
