package dk.indsigt.domain.recording;

import dk.indsigt.domain.party.Segment;

/** The segment as it was at the call (K-07). */
public enum CallSegment {
    PRIVATE,
    BUSINESS,
    UNKNOWN;

    public static CallSegment of(Segment segment) {
        if (segment == null) {
            return UNKNOWN;
        }
        return segment == Segment.PRIVATE ? PRIVATE : BUSINESS;
    }
}
