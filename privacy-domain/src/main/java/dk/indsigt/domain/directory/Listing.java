package dk.indsigt.domain.directory;

/** What a customer chose for a number in the directory (P-7.2, teleloven § 31 stk. 4). */
public enum Listing {
    /** Name, address and number are handed to whoever asks for directory data. */
    LISTED,
    /** Listed without the address. */
    ADDRESS_OMITTED,
    /** "Udeladt": given to no directory and no data buyer; the universal-service directory gets it with a marker. */
    UNLISTED,
    /** "Hemmeligt": as unlisted, and staff see the number covered until they give a reason. */
    SECRET;

    /** @return whether directories and data buyers get nothing */
    public boolean optedOut() {
        return this == UNLISTED || this == SECRET;
    }

    /**
     * A protected name and address is stronger than what was chosen (case NO-NEXTGENTEL-2016).
     *
     * @param protectedAddress the population register protects name and address
     * @return what counts
     */
    public Listing withProtection(boolean protectedAddress) {
        return protectedAddress && !optedOut() ? SECRET : this;
    }
}
