package dk.indsigt.standalone;

/** The launcher cannot go on. The message is the one line that the operator reads. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }

    Refusal(String message, Throwable cause) {
        super(message, cause);
    }
}
