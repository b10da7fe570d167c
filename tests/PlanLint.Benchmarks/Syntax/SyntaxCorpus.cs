using System.Globalization;
using System.Text;

namespace PlanLint.Benchmarks.Syntax;

/// <summary>Configurations to parse: made here, the same on every machine, or read from a folder.</summary>
internal static class SyntaxCorpus
{
    private const int Files = 400;

    /// <summary>The constructs that are measured one by one.</summary>
    public static IReadOnlyList<string> Constructs { get; } =
        ["blocks", "attributes", "strings", "templates", "heredocs", "objects", "tuples", "references", "operators", "calls", "comments"];

    /// <summary>A corpus of files of the size people write, with the constructs of public modules.</summary>
    public static IReadOnlyList<byte[]> Make() =>
        [.. Enumerable.Range(0, Files).Select(i => Encoding.UTF8.GetBytes(MakeFile(i)))];

    /// <summary>Every native-syntax file below a folder, in ordinal order of the paths.</summary>
    public static IReadOnlyList<byte[]> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsNative).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>Writes files to a folder, for a peer that reads from disk.</summary>
    public static void Write(IReadOnlyList<byte[]> files, string folder)
    {
        Directory.CreateDirectory(folder);
        for (int i = 0; i < files.Count; i++) File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i:d5}.tf")), files[i]);
    }

    /// <summary>About 256 kB of one construct.</summary>
    public static byte[] MakeConstruct(string construct)
    {
        string piece = construct switch
        {
            "blocks" => "resource \"aws_instance\" \"web\" {\n  lifecycle {\n  }\n}\n\n",
            "attributes" => "locals {\n  first  = 1\n  second = true\n  third  = null\n  fourth = 12345\n}\n",
            "strings" => "locals {\n  a = \"a plain string of the usual length\"\n  b = \"short\"\n  c = \"with \\\"escapes\\\" and\\n\"\n}\n",
            "templates" => "locals {\n  a = \"${var.name}-${local.suffix}.example.com\"\n  b = \"%{if var.on}yes%{else}no%{endif}\"\n}\n",
            "heredocs" => "locals {\n  a = <<-EOT\n    #!/bin/sh\n    echo \"${var.name}\"\n    exit 0\n  EOT\n}\n",
            "objects" => "locals {\n  a = {\n    Name  = \"x\"\n    Owner = \"y\"\n    \"k/z\" = 1\n  }\n}\n",
            "tuples" => "locals {\n  a = [\"10.0.0.0/8\", \"172.16.0.0/12\", \"192.168.0.0/16\", 1, 2, 3]\n}\n",
            "references" => "locals {\n  a = aws_instance.web[0].network_interface.id\n  b = module.network.subnets[\"eu\"].id\n  c = aws_x.y[*].arn\n}\n",
            "operators" => "locals {\n  a = var.x == null || length(var.y) > 0 && !var.z ? var.a + 1 : -var.b * 2\n}\n",
            "calls" => "locals {\n  a = merge(local.tags, { for k, v in var.m : k => upper(v) if v != \"\" }, try(var.x, {}))\n}\n",
            _ => "# A comment of the usual length, as people write them above a block.\n// Another one.\n/* And\n   a third. */\n",
        };
        return Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, piece, 256 * 1024 / piece.Length).ToString());
    }

    private static bool IsNative(string path) => Path.GetExtension(path) is ".tf" or ".tofu" or ".tfvars" or ".hcl";

    private static string MakeFile(int index)
    {
        var text = new StringBuilder();
        int blocks = 4 + index % 23;
        for (int i = 0; i < blocks; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"item_{index}_{i}");
            text.Append(((index + i) % 5) switch
            {
                0 => $$"""
                    # The servers of {{name}}.
                    resource "aws_instance" "{{name}}" {
                      count                  = var.enabled ? length(var.subnets) : 0
                      ami                    = data.aws_ami.ubuntu.id
                      instance_type          = var.instance_types["{{name}}"]
                      subnet_id              = element(module.network.private_subnets, count.index)
                      vpc_security_group_ids = concat([aws_security_group.base.id], var.extra_groups)
                      user_data = <<-EOT
                        #!/bin/bash
                        set -euo pipefail
                        echo "${var.name}-${count.index}" > /etc/hostname
                        systemctl restart agent
                      EOT

                      root_block_device {
                        volume_size = 40
                        encrypted   = true
                      }

                      tags = merge(local.tags, {
                        Name        = "${var.name}-{{name}}-${count.index + 1}"
                        Environment = var.environment
                      })

                      lifecycle {
                        ignore_changes = [ami, tags["LastScan"]]
                      }
                    }


                    """,
                1 => $$"""
                    variable "{{name}}" {
                      description = "How many of {{name}} there are; zero switches it off."
                      type        = map(object({ size = number, zones = optional(list(string), ["a", "b"]) }))
                      default     = {}

                      validation {
                        condition     = alltrue([for k, v in var.{{name}} : v.size > 0])
                        error_message = "Sizes must be positive."
                      }
                    }


                    """,
                2 => $$"""
                    module "{{name}}" {
                      source   = "../../modules/service"
                      for_each = { for s in local.services : s.name => s if s.enabled }

                      name        = each.key
                      image       = "registry.example.com/${each.value.image}:${each.value.tag}"
                      environment = var.environment
                      ports       = [80, 443, 8080]
                      labels = {
                        "app.kubernetes.io/name"       = each.key
                        "app.kubernetes.io/managed-by" = "terraform"
                      }
                      depends_on = [module.network]
                    }


                    """,
                3 => $$"""
                    output "{{name}}" {
                      description = "Addresses of {{name}}."
                      value       = try(aws_instance.{{name}}[*].private_ip, [])
                      sensitive   = false
                    }


                    """,
                _ => $$"""
                    resource "kubernetes_manifest" "{{name}}" {
                      manifest = {
                        apiVersion = "v1"
                        kind       = "ConfigMap"
                        metadata = {
                          name      = "{{name}}"
                          namespace = var.namespace
                        }
                        data = {
                          "config.yaml" = yamlencode({ debug = var.debug, hosts = [for h in var.hosts : lower(h)] })
                        }
                      }
                    }


                    """,
            });
        }
        return text.ToString();
    }
}
