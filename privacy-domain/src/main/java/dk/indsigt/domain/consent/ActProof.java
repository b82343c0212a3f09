package dk.indsigt.domain.consent;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What shows a person's own act where a system of the operator was there and not a human: the key that was pressed, the second in which the yes was
 * spoken, the order or the paper it stands in (art. 7(1), case EU-C61-19-ORANGE). It holds identifiers of other systems and no words.
 */
@Embeddable
public class ActProof {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9._:/-]{1,40}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,20}");
    private static final Pattern DIGIT = Pattern.compile("[0-9*#]");

    @Column(name = "proof_call", length = 40)
    private String call;

    @Column(name = "proof_prompt", length = 20)
    private String prompt;

    @Column(name = "proof_digit", length = 1)
    private String digit;

    @Column(name = "proof_offset_ms")
    private Integer offsetMs;

    @Column(name = "proof_reference", length = 40)
    private String reference;

    protected ActProof() {}

    /**
     * @param call id of the call, or {@code null}
     * @param prompt version of the prompt that was played, or {@code null}
     * @param digit the key that was pressed, or {@code null}
     * @param offsetMs where in the recording of the call it was said, in milliseconds, or {@code null}
     * @param reference the session, order or document it stands in, or {@code null}
     * @throws InvalidValueException PROOF_FORMAT
     */
    public static ActProof of(String call, String prompt, String digit, Integer offsetMs, String reference) {
        ActProof proof = new ActProof();
        proof.call = matching(IDENTIFIER, call);
        proof.prompt = matching(VERSION, prompt);
        proof.digit = matching(DIGIT, digit);
        if (offsetMs != null && offsetMs < 0) {
            throw new InvalidValueException("PROOF_FORMAT");
        }
        proof.offsetMs = offsetMs;
        proof.reference = matching(IDENTIFIER, reference);
        return proof;
    }

    /** @return whether it shows an act of the person's own that came this way */
    public boolean shows(AskedThrough through) {
        return switch (through) {
            case IVR -> call != null && prompt != null && digit != null;
            case PHONE -> call != null && offsetMs != null;
            case WEB, APP, SHOP, LETTER, EMAIL, CONTRACT -> reference != null;
            case PORTAL, PROTECTION, BULK_LOAD, EXPIRY -> false;
        };
    }

    public Optional<String> call() {
        return Optional.ofNullable(call);
    }

    public Optional<String> prompt() {
        return Optional.ofNullable(prompt);
    }

    public Optional<String> digit() {
        return Optional.ofNullable(digit);
    }

    public Optional<Integer> offsetMs() {
        return Optional.ofNullable(offsetMs);
    }

    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    private static String matching(Pattern pattern, String value) {
        if (value != null && !pattern.matcher(value).matches()) {
            throw new InvalidValueException("PROOF_FORMAT");
        }
        return value;
    }
}
