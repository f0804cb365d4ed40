import TredeDomain

/// What a needle in an answer would give away.
typealias NeedleKind = FileContent

/// How far a file is.
typealias NeedlePhase = FilePhase

/// How somebody stands to a file.
typealias NeedleRelation = FileRelation
