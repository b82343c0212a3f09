package dk.indsigt.domain.traffic;

/** What kind of communication. */
public enum TrafficKind {
    VOICE,
    SMS,
    MMS,
    DATA
}
