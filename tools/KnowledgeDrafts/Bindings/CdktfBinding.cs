using System.Text.RegularExpressions;
using PlanLint.KnowledgeDrafts.Facts;

namespace PlanLint.KnowledgeDrafts.Bindings;

/// <summary>
/// Reads the schema of a provider from a <c>@cdktf/provider-*</c> package. Its classes are generated from the provider's own schema and
/// name each argument as Terraform does.
/// </summary>
internal sealed partial class CdktfBinding
{
    private readonly string package;
    private readonly Dictionary<string, Class> classes = new(StringComparer.Ordinal);

    private CdktfBinding(string package) => this.package = package;

    /// <summary>Every resource and data source of the package.</summary>
    public static IEnumerable<ResourceSchema> Read(Package package)
    {
        var (name, version) = package.Identity();
        var binding = new CdktfBinding($"npm:{name}@{version}:");
        string folder = "";
        foreach (var (path, text) in package.Files(p => p.StartsWith("lib/", StringComparison.Ordinal) && p.EndsWith(".js", StringComparison.Ordinal)))
        {
            // The classes of a type stand in one folder, in one file or in several.
            string own = path.Split('/')[1];
            if (own != folder)
            {
                foreach (var schema in binding.Finish()) yield return schema;
                folder = own;
            }
            binding.ReadFile(path, text);
        }
        foreach (var schema in binding.Finish()) yield return schema;
    }

    /// <summary>Reads one file of classes.</summary>
    internal static IEnumerable<ResourceSchema> ReadText(string package, string path, string text)
    {
        var binding = new CdktfBinding(package);
        binding.ReadFile(path, new StringReader(text));
        return binding.Finish();
    }

    private void ReadFile(string path, TextReader text)
    {
        Class? current = null;
        string property = "";
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith("//# ", StringComparison.Ordinal)) break;
            if (line.StartsWith("class ", StringComparison.Ordinal) && ClassLine().Match(line) is { Success: true } declared)
                classes[declared.Groups[1].Value] = current = new Class(declared.Groups[2].Value, path);
            if (current is null || line.Length < 5 || line[0] != ' ') continue;
            if (line.StartsWith("    get ", StringComparison.Ordinal)) property = line[8..line.IndexOf('(', StringComparison.Ordinal)];
            if (line.StartsWith("    reset", StringComparison.Ordinal)) current.Optional.Add(line[9..line.IndexOf('(', StringComparison.Ordinal)]);
            if (line.Contains("Attribute('", StringComparison.Ordinal) && Getter().Match(line) is { Success: true } getter)
                current.Names[property] = getter.Groups[1].Value;
            else if (line.Contains(" = new ", StringComparison.Ordinal) && Nested().Match(line) is { Success: true } nested)
            {
                current.Names[nested.Groups[1].Value] = nested.Groups[3].Value;
                current.Blocks[nested.Groups[1].Value] = nested.Groups[2].Value;
            }
            else if (line.Contains("terraformResourceType: '", StringComparison.Ordinal) && TypeLine().Match(line) is { Success: true } type)
                current.Type = type.Groups[1].Value;
            current.Properties.Add(property);
        }
    }

    private IEnumerable<ResourceSchema> Finish()
    {
        var found = new List<ResourceSchema>();
        foreach (var made in classes.Values.Where(c => c.Type.Length > 0 && c.Base != "TerraformProvider"))
            found.Add(new ResourceSchema(made.Type, made.Base == "TerraformDataSource", package + made.Path)
            {
                IsComplete = true,
                Arguments = Arguments(made, depth: 0),
            });
        classes.Clear();
        return found;
    }

    private SortedDictionary<string, Argument> Arguments(Class made, int depth)
    {
        var arguments = new SortedDictionary<string, Argument>(StringComparer.Ordinal);
        foreach (var (property, name) in made.Names)
        {
            bool isSettable = made.Properties.Contains(property + "Input");
            bool isOptional = made.Optional.Contains(char.ToUpperInvariant(property[0]) + property[1..]);
            arguments[name] = new Argument
            {
                IsSettable = isSettable,
                IsRequired = isSettable && !isOptional,
                Nested = made.Blocks.TryGetValue(property, out string? block) && depth < 4 && ElementOf(block) is { } element
                    ? Arguments(element, depth + 1)
                    : null,
            };
        }
        return arguments;
    }

    /// <summary>The class of one block, of a list or map of them too.</summary>
    private Class? ElementOf(string block)
    {
        if (!block.EndsWith("OutputReference", StringComparison.Ordinal))
            block = ListSuffix().Replace(block, "") + "OutputReference";
        return classes.GetValueOrDefault(block);
    }

    private sealed record Class(string Base, string Path)
    {
        public string Type { get; set; } = "";

        public Dictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Blocks { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Properties { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Optional { get; } = new(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^class (\w+) extends cdktf\.(\w+)")]
    private static partial Regex ClassLine();

    [GeneratedRegex(@"Attribute\('(\w+)'\)")]
    private static partial Regex Getter();

    [GeneratedRegex(@"^        this\._(\w+) = new (?:\w+\.)?(\w+)\(this, ""(\w+)""")]
    private static partial Regex Nested();

    [GeneratedRegex(@"terraformResourceType: '(\w+)'")]
    private static partial Regex TypeLine();

    [GeneratedRegex("(List|Map|MapList|ListMap)$")]
    private static partial Regex ListSuffix();
}
