package dk.indsigt.service.schema;

/** The schema is not what this program needs. The message is one plain sentence or two, fit for an operator. */
public final class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the schema. */
    public enum Code {
        /** The database has a version that this program does not know. */
        SCHEMA_TOO_NEW,
        /** A migration failed, now or earlier. */
        MIGRATION_FAILED,
        /** A migration that was applied has since been changed or removed in the program. */
        SCHEMA_DIFFERS
    }

    private final Code code;

    SchemaException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
