package dk.indsigt.service.recording;

import java.nio.channels.SeekableByteChannel;

/**
 * Clear audio to stream; the receiver closes the channel.
 *
 * @param size bytes
 * @param mediaType for example {@code audio/ogg}
 */
public record Audio(SeekableByteChannel channel, long size, String mediaType) {}
