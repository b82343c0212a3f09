package dk.indsigt.domain.rights;

/** In what capacity somebody asks. */
public enum Standing {
    /** For oneself. */
    SELF,
    /** The holder of parental responsibility for a child; ends at eighteen. */
    GUARDIAN,
    /** By power of attorney, within its scope and until it expires. */
    ATTORNEY,
    /** For a company, about the company and never about its people (K-25). */
    COMPANY,
    /** For the estate of a deceased person. */
    ESTATE;

    /** @return whether it rests on a document that was checked */
    public boolean needsMandate() {
        return this == GUARDIAN || this == ATTORNEY || this == ESTATE;
    }

    /**
     * @param type what is asked for
     * @return whether that can be asked for in this capacity at all. An estate carries on contract and money, not the private life of the
     *     deceased: no usage, no voice, nothing to take to another operator.
     */
    public boolean reaches(RequestType type) {
        return switch (this) {
            case COMPANY -> type.ofCompanies();
            case ESTATE -> type != RequestType.PORTABILITY && type != RequestType.RECORDING_COPY;
            default -> true;
        };
    }
}
