/// Finds who looked at many files in a short time, among looks told in the order in which they were taken (V-5).
///
/// The stretch of time slides: many files in it are found wherever the hour begins.
package struct BulkReading: Sendable {
    /// From when on it is much.
    package struct Bound: Equatable, Sendable {
        /// That many different files, or more, is much.
        package let files: Int
        /// How long they may be apart, in minutes.
        package let minutes: Int

        /// Makes a bound; both at least 1.
        package init(files: Int = 50, minutes: Int = 60) {
            precondition(files > 0 && minutes > 0, "A bound of bulk reading is at least one file in one minute.")
            self.files = files
            self.minutes = minutes
        }
    }

    /// Who looks, by numbers in the store.
    package struct Reader: Hashable, Sendable {
        /// The client.
        package let client: Int64
        /// The professional it acts for.
        package let professional: Int64?

        /// Names a reader.
        package init(client: Int64, professional: Int64?) {
            self.client = client
            self.professional = professional
        }
    }

    /// One stretch in which somebody looked at much.
    package struct Burst: Equatable, Sendable {
        /// Who looked.
        package let reader: Reader
        /// The first look of the first stretch that was much.
        package let from: Instant
        /// The last look while it was much.
        package fileprivate(set) var until: Instant
        /// How many different files at most in one stretch.
        package fileprivate(set) var files: Int
        /// How many looks from the first to the last.
        package fileprivate(set) var looks: Int
    }

    private struct Window {
        var looks: [(at: Int64, file: Int64)] = []
        var first = 0
        var counts: [Int64: Int] = [:]
        /// The place of the burst that goes on, among all.
        var burst: Int?
    }

    private let bound: Bound
    private var windows: [Reader: Window] = [:]
    /// What was found, in the order in which it began to be much.
    package private(set) var bursts: [Burst] = []

    /// Looks for more than that.
    package init(_ bound: Bound) {
        self.bound = bound
    }

    /// Takes in a look of somebody at a file.
    package mutating func see(_ reader: Reader, lookAt file: Int64, at instant: Instant) {
        // Taken out, so that nothing is copied: who looks at most has the longest row.
        var window = windows.removeValue(forKey: reader) ?? Window()
        window.looks.append((instant.milliseconds, file))
        window.counts[file, default: 0] += 1
        let since = instant.milliseconds - Int64(bound.minutes) * 60_000
        while window.looks[window.first].at < since {
            let gone = window.looks[window.first].file
            window.first += 1
            window.counts[gone] = window.counts[gone].flatMap { $0 > 1 ? $0 - 1 : nil }
        }
        note(reader, in: &window, at: instant)
        if window.first > 1024, window.first * 2 > window.looks.count {
            window.looks.removeFirst(window.first)
            window.first = 0
        }
        windows[reader] = window
    }

    private mutating func note(_ reader: Reader, in window: inout Window, at instant: Instant) {
        guard window.counts.count >= bound.files else {
            window.burst = nil
            return
        }
        if let burst = window.burst {
            bursts[burst].until = instant
            bursts[burst].files = max(bursts[burst].files, window.counts.count)
            bursts[burst].looks += 1
        } else {
            window.burst = bursts.count
            bursts.append(
                Burst(
                    reader: reader, from: Instant(milliseconds: window.looks[window.first].at), until: instant,
                    files: window.counts.count, looks: window.looks.count - window.first))
        }
    }
}
