package dk.indsigt.database;

/** The embedded database cannot run here. The message is one plain sentence or two, fit for an operator. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
