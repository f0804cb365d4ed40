/// Why what is sealed cannot be sealed or opened.
package enum SealingFault: Error, Equatable, CustomStringConvertible {
    /// What is kept was changed, or stands where it was not written.
    case damaged
    /// The key that wrapped a data key is not among those given, named here in hexadecimal digits.
    case unknownKey(String)
    /// The keys file has no key of this number, which was never made in it.
    case noKey(Int64)
    /// The file of data keys is that of another database, or was made anew.
    case otherKeys
    /// Somebody reads the file of data keys, so that a key that is destroyed may still stand in its log.
    case logInUse
    /// The key of what was sealed is destroyed: nobody can read it again.
    case erased

    package var description: String {
        switch self {
        case .damaged: "What is sealed was changed, or stands where it was not written."
        case .unknownKey(let name):
            "The keys were wrapped with the key \(name), which is not in the file of key-encryption keys."
        case .noKey(let number): "There is no data key \(number) in the file of data keys; is it that of this database?"
        case .otherKeys: "The file of data keys is not that of this database."
        case .logInUse: "The file of data keys is being read; a key that is destroyed may still stand in its log."
        case .erased: "The key of what is sealed is destroyed."
        }
    }
}
