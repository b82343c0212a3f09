package dk.indsigt.domain.recording;

/** Who called whom, and why; frozen at the call (K-07). */
public enum Direction {
    INBOUND,
    OUTBOUND_SALE,
    OUTBOUND_SERVICE
}
