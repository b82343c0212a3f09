package dk.indsigt.demo;

/** The facts of a receipt as JSON. They are codes and numbers, which need no escaping. */
final class Facts {
    private Facts() {}

    /** @param namesAndValues in turn */
    static String of(Object... namesAndValues) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(namesAndValues[i])
                    .append("\":\"")
                    .append(namesAndValues[i + 1])
                    .append('"');
        }
        return json.append('}').toString();
    }
}
