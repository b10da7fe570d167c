using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>Issues as Terraform words them, so that a search for the message finds what others wrote about it.</summary>
internal static class TerraformWords
{
    private const string NameRule = "A name must start with a letter or underscore and may contain only letters, digits, underscores, and dashes.";

    public static SemanticIssue Invalid(SourceLocation at, string summary, string detail) =>
        new(SemanticIssueKind.InvalidDeclaration, detail, at) { Summary = summary };

    public static SemanticIssue MissingArgument(SourceLocation at, string name) =>
        new(SemanticIssueKind.MissingArgument, $"The argument \"{name}\" is required, but no definition was found.",
            at)
        { Summary = "Missing required argument" };

    public static SemanticIssue UnsupportedArgument(AttributeSyntax attribute, IEnumerable<string> known) =>
        UnsupportedArgument(attribute, NearestName.Of(attribute.Name, known));

    public static SemanticIssue UnsupportedArgument(AttributeSyntax attribute, string? near)
    {
        var at = SourceLocation.At(attribute.Tree.Source, attribute.NameSpan);
        return attribute.Tree.Source.IsJson
            ? new SemanticIssue(SemanticIssueKind.UnsupportedArgument, $"No argument or block type is named \"{attribute.Name}\".{Meant(near)}",
                at)
            { Summary = "Extraneous JSON object property", Suggestion = near }
            : new SemanticIssue(SemanticIssueKind.UnsupportedArgument, $"An argument named \"{attribute.Name}\" is not expected here.{Meant(near)}",
                at)
            { Summary = "Unsupported argument", Suggestion = near };
    }

    /// <summary>A block whose type nothing takes there; of a <c>dynamic</c> block the type that it makes.</summary>
    public static SemanticIssue UnsupportedBlock(BlockSyntax block, IEnumerable<string> known)
    {
        string type = MergedBody.MadeType(block);
        string? near = NearestName.Of(type, known);
        return new SemanticIssue(SemanticIssueKind.UnsupportedArgument, $"Blocks of type \"{type}\" are not expected here.{Meant(near)}",
            SourceLocation.At(block.Tree.Source, block.HeaderSpan))
        {
            Summary = "Unsupported block type",
            Suggestion = near,
        };
    }

    /// <summary>A block with too few or too many labels.</summary>
    public static SemanticIssue Labels(BlockSyntax block, string[] wanted)
    {
        string names = $"{wanted.Length} labels ({string.Join(", ", wanted)})";
        if (block.Labels.Count < wanted.Length)
            return Invalid(SourceLocation.At(block.Tree.Source, block.HeaderSpan), $"Missing {wanted[block.Labels.Count]} for {block.Type}",
                $"All {block.Type} blocks must have {names}.");
        return Invalid(block.Labels[wanted.Length].Location, $"Extraneous label for {block.Type}",
            wanted.Length == 0 ? $"No labels are expected for {block.Type} blocks." : $"Only {names} are expected for {block.Type} blocks.");
    }

    /// <summary>A label that cannot be a name.</summary>
    public static SemanticIssue Name(BlockSyntax block, LabelSyntax label) => Invalid(label.Location, block.Type switch
    {
        "variable" => "Invalid variable name",
        "output" => "Invalid output name",
        "module" => "Invalid module instance name",
        "provider" => "Invalid provider local name",
        "check" => "Invalid check block name",
        _ when block.Labels[0] == label => "Invalid resource type name",
        "data" => "Invalid data resource name",
        _ => $"Invalid {block.Type} name",
    }, NameRule);

    /// <summary>An override of something that no file declares.</summary>
    public static SemanticIssue NothingToOverride(BlockSyntax block)
    {
        var at = SourceLocation.At(block.Tree.Source, block.HeaderSpan);
        string name = block.Labels[^1].Value;
        return block.Type switch
        {
            "variable" => NothingToOverride(at, "base variable declaration", $"variable named \"{name}\"", "variable that was already declared"),
            "output" => NothingToOverride(at, "base output definition", $"output value named \"{name}\"", "output value that was already defined"),
            "module" => NothingToOverride(at, "module call", $"module call named \"{name}\"", "module call that was defined"),
            "provider" => NothingToOverride(
                at, "base provider configuration", $"configuration of provider \"{name}\" with this alias", "provider configuration that was already defined"),
            _ => NothingToOverride(at, "resource", $"{block.Labels[0].Value} {(block.Type == "data" ? "data resource" : "resource")} named \"{name}\"",
                "resource block defined"),
        };
    }

    public static SemanticIssue NothingToOverride(SourceLocation at, string missing, string what, string overridden) =>
        Invalid(at, $"Missing {missing} to override",
        $"There is no {what}. An override file can only override a {overridden} in a primary configuration file.");

    /// <summary>The same where no version that the configuration allows takes what newer ones do.</summary>
    public static SemanticIssue TooNew(SemanticIssue issue, LanguageFeature feature) =>
        issue with
        {
            Message = $"{issue.Message} No version of the tool that the configuration is for takes it; {feature.Since} and later do.",
            Suggestion = null
        };

    private static string Meant(string? near) => near is null ? "" : $" Did you mean \"{near}\"?";
}
