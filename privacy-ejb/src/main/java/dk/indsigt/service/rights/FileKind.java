package dk.indsigt.service.rights;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** What a file is, by what stands in it. */
final class FileKind {
    private static final String PDF = "application/pdf";
    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";
    private static final String MAIL = "message/rfc822";
    private static final Pattern HEADER =
            Pattern.compile("(?m)^(?:From|Received|Return-Path|Message-ID|Date):", Pattern.CASE_INSENSITIVE);
    /** A line of a machine-readable zone (ICAO 9303). */
    private static final Pattern MACHINE_READABLE = Pattern.compile("[A-Z0-9<]{5,}<<[A-Z0-9<]{10,}");

    private static final int HEAD = 4096;
    private static final int SMALLEST_CARD = 250;
    /** Width by height of a card (ISO/IEC 7810 ID-1). */
    private static final double CARD = 85.60 / 53.98;

    private static final double NEAR = 0.008;

    private FileKind() {}

    /** @return the media type, where it is one that is taken */
    static Optional<String> of(byte[] content) {
        if (starts(content, "%PDF-")) {
            return Optional.of(PDF);
        }
        if (starts(content, "\u0089PNG\r\n")) {
            return Optional.of(PNG);
        }
        if (content.length > 3
                && (content[0] & 0xFF) == 0xFF
                && (content[1] & 0xFF) == 0xD8
                && (content[2] & 0xFF) == 0xFF) {
            return Optional.of(JPEG);
        }
        return HEADER.matcher(head(content)).find() && mail(content).isPresent() ? Optional.of(MAIL) : Optional.empty();
    }

    /** @return whether it has the shape of a card or the machine-readable lines of one; also inside a mail */
    static boolean looksLikeIdentityCard(byte[] content, String mediaType) {
        return switch (mediaType) {
            case PNG, JPEG -> cardShaped(content);
            case MAIL -> mail(content).map(FileKind::holdsCard).orElse(false);
            default ->
                MACHINE_READABLE
                        .matcher(new String(content, StandardCharsets.ISO_8859_1))
                        .find();
        };
    }

    private static boolean holdsCard(Part part) {
        try {
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart each = parts.getBodyPart(i);
                    if (holdsCard(each)) {
                        return true;
                    }
                }
                return false;
            }
            try (InputStream in = part.getInputStream()) {
                byte[] bytes = in.readAllBytes();
                return of(bytes)
                        .filter(kind -> !kind.equals(MAIL))
                        .map(kind -> looksLikeIdentityCard(bytes, kind))
                        .orElse(false);
            }
        } catch (IOException | MessagingException unreadable) {
            return false;
        }
    }

    private static boolean cardShaped(byte[] image) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = Math.max(reader.getWidth(0), reader.getHeight(0));
                int height = Math.min(reader.getWidth(0), reader.getHeight(0));
                return height >= SMALLEST_CARD && Math.abs((double) width / height / CARD - 1) < NEAR;
            } finally {
                reader.dispose();
            }
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Optional<MimeMessage> mail(byte[] content) {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
            return message.getAllHeaders().hasMoreElements() && message.getFrom() != null
                    ? Optional.of(message)
                    : Optional.empty();
        } catch (MessagingException none) {
            return Optional.empty();
        }
    }

    private static boolean starts(byte[] content, String magic) {
        byte[] first = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (content.length < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if (content[i] != first[i]) {
                return false;
            }
        }
        return true;
    }

    private static String head(byte[] content) {
        return new String(content, 0, Math.min(HEAD, content.length), StandardCharsets.ISO_8859_1);
    }
}
