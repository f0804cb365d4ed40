internal import Dispatch
internal import HTTPServer

/// Tells the service manager that the service is alive, as often as it wants to hear it, and only while that is so.
final class Watchdog {
    private let timer: (any DispatchSourceTimer)?

    /// Begins; does nothing without a manager that wants signs of life.
    init(_ service: Service, _ notifier: ServiceNotifier) {
        guard let microseconds = notifier.watchdogMicroseconds else {
            timer = nil
            return
        }
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "watchdog"))
        // A third of the time leaves room for one sign that comes late.
        timer.schedule(deadline: .now(), repeating: .microseconds(max(1, microseconds / 3)))
        timer.setEventHandler { [server = service.server] in
            if server.areLoopsAlive() { notifier.tell(.alive) }
        }
        timer.resume()
        self.timer = timer
    }

    /// Ends; the manager hears nothing more.
    func end() {
        timer?.cancel()
    }
}
