// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is compiled with.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// For the two targets that hold C handles; `unsafe` appears nowhere else.
let strict: [SwiftSetting] = settings + [.strictMemorySafety()]

/// For the engine: overlapping accesses of properties of classes are looked for at run time in debug builds, in which all
/// tests run, and not in release builds, where the looking took three hundredths of the time of a small answer.
let engine: [SwiftSetting] =
    strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

let package = Package(
    name: "trede",
    products: [.executable(name: "trede", targets: ["TredeCLI"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(name: "CLinux"),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CEmbedded"),
        .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: strict),
        .target(
            name: "HTTPServer",
            dependencies: ["CLinux", "CZlib", .product(name: "Logging", package: "swift-log")],
            swiftSettings: engine),
        .target(name: "JSON", swiftSettings: settings),
        .target(name: "TredeDomain", swiftSettings: settings),
        .target(
            name: "Trede",
            dependencies: [
                "TredeDomain", "SQLite", "JSON", "CEmbedded",
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .target(
            name: "TredeAPI",
            dependencies: [
                "Trede", "TredeDomain", "HTTPServer", "JSON", "CEmbedded",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "TredeCLI",
            dependencies: [
                "TredeAPI", "Trede", "TredeDomain", "SQLite", "JSON", "HTTPServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .target(
            name: "TredeTesting",
            dependencies: [
                "TredeAPI", "Trede", "TredeDomain", "SQLite", "JSON", "HTTPServer",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .target(name: "HTTPTesting", dependencies: ["HTTPServer", "JSON"], swiftSettings: settings),
        .executableTarget(
            name: "HTTPProbe", dependencies: ["HTTPTesting", "HTTPServer", "JSON"], swiftSettings: settings),
        .testTarget(name: "SQLiteTests", dependencies: ["SQLite"], swiftSettings: settings),
        .testTarget(
            name: "HTTPServerTests", dependencies: ["HTTPServer", "HTTPTesting", "CLinux"], exclude: ["Corpus"],
            swiftSettings: settings),
        .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: settings),
        .testTarget(name: "TredeDomainTests", dependencies: ["TredeDomain"], swiftSettings: settings),
        .testTarget(
            name: "TredeTests", dependencies: ["Trede", "TredeDomain", "SQLite", "JSON", "TredeTesting"],
            swiftSettings: settings),
        .testTarget(
            name: "TredeAPITests",
            dependencies: [
                "TredeAPI", "Trede", "TredeDomain", "SQLite", "JSON", "HTTPServer", "TredeTesting",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "TredeCLITests", dependencies: ["TredeCLI", "Trede", "TredeDomain", "TredeTesting"],
            swiftSettings: settings),
        .testTarget(name: "TidyTests", dependencies: ["TredeTesting"], swiftSettings: settings),
    ]
)
