/// A value of the confidential compartment (V-1), in a type that is also shown to readers who may not have it.
///
/// It cannot be written into an answer as it is: whoever does must say, where it is written, that something confidential
/// is disclosed, so that an open projection that names it does not compile. It tells nothing of itself in texts, logs
/// and errors.
package struct Confidential<Value: Sendable>: Sendable {
    private let value: Value

    /// Keeps a value.
    package init(_ value: Value) {
        self.value = value
    }

    /// What is kept, to whoever may disclose it.
    package func shown(by disclosure: Disclosure) -> Value { value }

    /// What a change makes of it, kept as well; who changes it sees it, and so must be lent a disclosure.
    package func changed<Other>(
        by disclosure: Disclosure, _ change: (Value) throws -> Other
    ) rethrows -> Confidential<Other> {
        Confidential<Other>(try change(value))
    }
}

extension Confidential: Equatable where Value: Equatable {}

extension Confidential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The same word for every value.
    package var description: String { "(confidential)" }

    /// The same word for every value.
    package var debugDescription: String { description }

    /// A mirror in which nothing is seen.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// That something confidential is disclosed here, and nowhere else: it is lent for the time of one closure.
///
/// `Tests/TidyTests` holds the list of files that borrow one.
package struct Disclosure: Sendable {
    private init() {}

    /// Lends one.
    package static func lending<Output>(_ body: (Disclosure) throws -> Output) rethrows -> Output {
        try body(Disclosure())
    }
}
