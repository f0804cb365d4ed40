package import TredeDomain

extension Confidential {
    /// What is kept, for a test to look at.
    package var disclosed: Value { Disclosure.lending { shown(by: $0) } }
}
