/// A person's registered gender; it is not derived from the person's number.
package enum Gender: String, CaseIterable, Sendable {
    case female
    case male
    case x
}
