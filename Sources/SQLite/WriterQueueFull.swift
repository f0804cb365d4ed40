/// A job was not taken, and nothing of it was done.
package enum WriterQueueFull: Error, Equatable {
    /// As many jobs as may wait are waiting already.
    case full(jobsMax: Int)

    /// The writer or lane has been closed.
    case closed
}
