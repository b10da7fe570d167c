using PlanLint.Syntax;

namespace PlanLint.Differences;

/// <summary>An argument or a kind of nested block that two bodies have differently; null where one has none.</summary>
internal readonly record struct BodyPart(string Name, BodyItemSyntax? Before, BodyItemSyntax? Head);
