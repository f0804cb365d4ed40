internal import Dispatch
internal import Logging
internal import Trede

/// Signs where the audit ends at an interval and when the server stops, for what is kept elsewhere.
final class CheckpointTimer {
    private let timer: any DispatchSourceTimer
    private let queue = DispatchQueue(label: "audit checkpoints")
    private let write: @Sendable () -> Void

    /// Begins, with a checkpoint at once; what cannot be signed later is logged as an error and tried again.
    ///
    /// - Throws: `CommandFailure` when the file cannot be read or written, or what it holds is not of this audit.
    init(_ writer: CheckpointWriter, everyMinutes minutes: Int, _ services: Services, _ logger: Logger) throws {
        _ = try writer.write(services)
        write = {
            do {
                _ = try writer.write(services)
            } catch let failure as CommandFailure {
                logger.error("audit", metadata: ["error": "\(failure.sentence)"])
            } catch {
                logger.error("audit", metadata: ["error": "\(error)"])
            }
        }
        timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + .seconds(minutes * 60), repeating: .seconds(minutes * 60))
        timer.setEventHandler(handler: write)
        timer.resume()
    }

    /// Signs a last time and ends; everything must have been written by then.
    func end() {
        timer.cancel()
        queue.sync(execute: write)
    }
}
