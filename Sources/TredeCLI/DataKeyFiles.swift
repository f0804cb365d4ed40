internal import ArgumentParser
internal import Foundation
internal import Trede

/// The files that what is confidential is opened with.
enum DataKeyFiles {
    /// Where the data keys of a database are, and the keys that wrap them.
    ///
    /// Without a word about it, a key is drawn into a file of the owner's beside the database, once: that protects a
    /// copy of the database, and nothing of who takes the whole directory.
    static func setting(_ database: DatabaseOption, environment: [String: String], isTelling: Bool) throws
        -> DataKeySetting
    {
        let path = try database.require()
        let dataKeys = try dataKeysPath(database, environment)
        let kek = SecretFile.path(
            database.kekFile, environment["TREDE_KEK_FILE"], credential: "trede-kek", environment: environment)
        if kek == nil, !exists(path + ".kek") {
            guard !exists(dataKeys) else {
                throw CommandFailure(
                    sentence:
                        "the keys in \(dataKeys) were wrapped with a key that is not here; name it with --kek-file")
            }
            try OwnFile.write(Array(KeyEncryptionKeys.drawnText().utf8), to: path + ".kek")
            if isTelling {
                Standard.error(
                    "drew a key-encryption key into \(path).kek; keep it elsewhere and name it with --kek-file")
            }
        }
        let source = kek ?? path + ".kek"
        return DataKeySetting(path: dataKeys, keys: try read(source, environment: environment)) {
            try? read(source, environment: environment)
        }
    }

    /// The files that opening would make.
    static func missing(_ database: DatabaseOption, environment: [String: String]) throws -> [String] {
        let drawn = try database.require() + ".kek"
        return [try dataKeysPath(database, environment), drawn].filter { !exists($0) }
    }

    /// Takes files away, with what stands beside them.
    static func remove(_ paths: [String]) {
        for path in paths {
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        }
    }

    private static func dataKeysPath(_ database: DatabaseOption, _ environment: [String: String]) throws -> String {
        try database.dataKeys ?? SecretFile.given(environment["TREDE_DATA_KEYS"]) ?? database.require() + ".keys"
    }

    private static func read(_ path: String, environment: [String: String]) throws -> KeyEncryptionKeys {
        let text = try SecretFile.read(path, environment: environment)
        guard let keys = KeyEncryptionKeys(text: text) else {
            throw CommandFailure(
                sentence: "\(path) holds no key-encryption keys: a line of 64 hexadecimal digits for each")
        }
        return keys
    }

    private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
