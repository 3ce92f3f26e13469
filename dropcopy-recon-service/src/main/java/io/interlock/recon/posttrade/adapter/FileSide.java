package io.interlock.recon.posttrade.adapter;

/** Whose word a file is made of. */
enum FileSide {
    PLATFORM,
    DROP_COPY
}
