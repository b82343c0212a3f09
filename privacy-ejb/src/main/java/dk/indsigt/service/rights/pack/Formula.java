package dk.indsigt.service.rights.pack;

/** Takes the danger out of a text that a spreadsheet would run as a formula (CWE-1236). */
final class Formula {
    private Formula() {}

    /** @return the text with an apostrophe in front where it begins like a formula; spreadsheets then show it as text */
    static String neutralised(String cell) {
        if (cell == null || cell.isEmpty()) {
            return cell;
        }
        return switch (cell.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> "'" + cell;
            default -> cell;
        };
    }
}
