package dk.indsigt.domain.party;

/** What the user of a line is to its owner (P-4). */
public enum Relation {
    SELF,
    CHILD,
    SPOUSE,
    EMPLOYEE,
    OTHER
}
