package io.interlock.recon.posttrade;

/** Whose word a file is made of. */
public enum FileSide {
    PLATFORM,
    DROP_COPY
}
