using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>PL0410: an input without a type, or without a word on what it is for.</summary>
public sealed class VariableUntyped : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0410", "variable-untyped", "Variable has no type or description",
        "{0} has no {1}.", Severity.Note)
    { Page = RulePage.Read, IsFixable = true, IsQuiet = true };

    public override void Register(RuleContext context) => context.OnBlock("variable", "*", Check);

    private static void Check(BlockContext context)
    {
        if (context.Block.Labels is not [var label] || context.Module.Variables[label.Value] is not { } variable || variable.Block != context.Block) return;
        if (variable.Module.IsFetched()) return;
        bool isUntyped = variable.Type is null, isUndocumented = variable.Body.GetAttribute("description") is null;
        if (!isUntyped && !isUndocumented) return;
        string? type = isUntyped && variable.Default is { } value ? TypeOf(value) : null;
        context.Report(new Finding(variable.Reference, isUntyped && isUndocumented ? "type and no description" : isUntyped ? "type" : "description")
        {
            Fixes = type is not null && Edit(variable, type) is { } edit ? [new CodeFix($"Give it the type {type}", FixSafety.Safe, [edit])] : [],
        });
    }

    /// <summary>Above the default, where people look for it; aligned as <c>terraform fmt</c> does, for a default on one line.</summary>
    private static TextEdit? Edit(VariableSymbol variable, string type)
    {
        var source = variable.Block.Tree.Source;
        bool isAlone = variable.Block.Body.Items is [AttributeSyntax { Name: "default" } only]
            && source.GetLineIndex(only.Span.Start) == source.GetLineIndex(only.Span.End)
            && source.GetLineIndex(only.Span.Start) != source.GetLineIndex(variable.Block.Span.Start);
        if (!isAlone || source.IsJson) return BlockEdits.Append(variable.Block, $"type = {type}");
        var attribute = (AttributeSyntax)variable.Block.Body.Items[0];
        string indentation = source.ToString(Text.TextSpan.FromBounds(source.GetLine(source.GetLineIndex(attribute.Span.Start)).Start, attribute.Span.Start));
        return TextEdit.Insert(source, attribute.Span.Start, $"type    = {type}\n{indentation}");
    }

    /// <summary>The type of a literal default; null when it tells too little.</summary>
    private static string? TypeOf(ExpressionSyntax value) => value switch
    {
        TemplateSyntax { LiteralValue: not null } => "string",
        LiteralSyntax { LiteralKind: LiteralKind.Number } => "number",
        LiteralSyntax { LiteralKind: LiteralKind.Bool } => "bool",
        TupleSyntax { Elements: [TemplateSyntax { LiteralValue: not null }, ..] list } when list.All(e => TypeOf(e) == "string") => "list(string)",
        TupleSyntax { Elements: [LiteralSyntax, ..] list } when list.All(e => TypeOf(e) == "number") => "list(number)",
        _ => null,
    };
}
