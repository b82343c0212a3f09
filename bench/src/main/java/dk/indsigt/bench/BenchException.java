package dk.indsigt.bench;

/** A measurement that cannot be taken, in one sentence. */
final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }
}
