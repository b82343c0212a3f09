package dk.indsigt.domain.recording;

/** The three purposes for which staff may hear a recording (P-3.6.1-e). */
public enum ListeningPurpose {
    QUALITY,
    TRAINING,
    DOCUMENTATION
}
