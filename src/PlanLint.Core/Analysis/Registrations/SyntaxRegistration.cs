using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Analysis;

internal sealed record SyntaxRegistration(Type NodeType, Action<ReportSite, Module?, SyntaxNode> Action, RuleInputs Needs) : Registration(Needs);
