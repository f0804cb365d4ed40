internal import CEmbedded
internal import Crypto
package import SQLite

/// The steps of the schema, from the folder `migrations`, in order.
package enum Migrations {
    /// By which SQLite, and `file`, know a database of ours: "Tred" in ASCII.
    package static let application: Int32 = 0x5472_6564

    /// Every step, with the SHA-256 of its text as its checksum.
    package static let all: [Migration] = (0..<embedded_migrations_count).map { step(embedded_migrations[$0]) }

    /// The same of the file of data keys.
    package static let ofKeys: [Migration] = (0..<embedded_key_migrations_count).map {
        step(embedded_key_migrations[$0])
    }

    /// Step 20 did not pass over who was erased, of whom no database that it was applied to going up knew anybody.
    private static let former = [
        "consents": ["a50eb0ca3dada3138b4d60aeb69009bf224ef57226ba0182ed0eb9985e4cc517"]
    ]

    private static func step(_ step: embedded_migration) -> Migration {
        let up = text(of: step.up)
        return Migration(
            number: Int(step.number), name: String(cString: step.up.name), checksum: Digest.sha256(up).hexadecimal,
            formerChecksums: former[String(cString: step.up.name)] ?? [], up: up, down: text(of: step.down))
    }

    private static func text(of file: embedded_file) -> String {
        String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
    }
}
