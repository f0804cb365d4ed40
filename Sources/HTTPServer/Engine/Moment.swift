internal import Glibc

/// A point on the monotonic clock, in milliseconds.
package struct Moment: Comparable, Hashable, Sendable {
    /// Since some moment before the machine was started.
    package var milliseconds: Int64

    /// The moment so many milliseconds after the clock's own beginning.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// A moment that never comes.
    static let never = Moment(milliseconds: .max)

    /// The present moment.
    static func now() -> Moment {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    package static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

    func after(milliseconds: Int) -> Moment { Moment(milliseconds: self.milliseconds + Int64(milliseconds)) }
}
