namespace PlanLint.Syntax.Parsing.Json;

internal enum JsonKind : byte { Null, True, False, Number, String, Array, Object, Invalid }
