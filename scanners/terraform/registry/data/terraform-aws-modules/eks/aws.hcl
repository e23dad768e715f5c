docs  = "https://registry.terraform.io/modules/terraform-aws-modules/eks/aws/latest"
as_of = "2026-11-23"

commits = {
  "4bb83e0165dc85d75899b6c107b2e42bb5157b55" = "19.0.0"
  "2def94ed2241e355df02605c4e1777e90751c295" = "19.0.1"
  "f09a6432bb9d7f74ede3717da73e3360ad903605" = "19.0.2"
  "c0423efb94d1536845479261f8eddb595232a765" = "19.0.3"
  "7124d7603a81ad07bbcc7a932ba0f41989365471" = "19.0.4"
  "678cf7fa812ed6cc5b68ef851de2c2e8ba576034" = "19.1.0"
  "f0abb25ba265cc952fc2573884166c657385be85" = "19.1.1"
  "180434de6945ff9d5098f3d124e24971843253ae" = "19.2.0"
  "2b0a283a4efe92f39b16c54ac59aadb6c1c78540" = "19.3.0"
  "046c688be2c2440fafc8cef48db9f3bc8915058d" = "19.3.1"
  "ee495077a4bd568e3900592e7cac7fe300b9d51d" = "19.4.0"
  "2a16c59a5b5b4d9d7bf452c532a24a596c4fd7a1" = "19.4.1"
  "1f1cb3a5d7ba5e9b771fb70ed5ef251a9d12aa70" = "19.4.2"
  "0868d0583fbce02cd81b97e633137c1c2a666cf4" = "19.4.3"
  "90aba626e1a600f1f5714b1cc8f8c649d26882c3" = "19.5.0"
  "1a33f9e78106f3bed37e0fa86677386880e389f0" = "19.5.1"
  "48d70801e99c8c36efe0e3bcc1ad463f34cc3ddc" = "19.6.0"
  "4b7fe4637a048a52422ee04d6146136f48900695" = "19.7.0"
  "f7c25705de9d6fb8f08e12f8181caf3a81f1fb9d" = "19.8.0"
  "60cc6d7a14a661a6b1b6b838c42cc057ce6f87aa" = "19.9.0"
  "d7016cf39d25245eb0c2992971d711fbe8ddf71e" = "19.10.0"
  "df1b62548c1d8c7117f4ab45c5b494de64b34cb8" = "19.10.1"
  "1c878618a0f2b8764e2c12639db3155e3b79f5ca" = "19.10.2"
  "c013f7bfbc9060f8463987cd12dbca9adfd4049d" = "19.10.3"
  "2cf6a5bc14fd48b8e02c9755648b862d41e00333" = "19.11.0"
  "273c48a631c0ab45ffac1d1a77c7752e8541b1f2" = "19.12.0"
  "6770bf177e49acda87de7f3ff16327e20bd0ac54" = "19.13.0"
  "0f9d9fac93caf239386f47b0f117706ea78c2bec" = "19.13.1"
  "36fc3b08e4ba8f7759ca8b39b71783df11b90915" = "19.14.0"
  "b168c1bf41b2aeaa2741738ca59ce06ad66fadab" = "19.15.0"
  "f741db1b2c7c4ef0409d7c2e4f588bbc639cbaf2" = "19.15.1"
  "b6fa04f65bdcb26869215fb840f5ee088a096bc8" = "19.15.2"
  "0a17f655fb7da00640627ed9255f1d96e42fcfd7" = "19.15.3"
  "de14031c970fc23412ebbfae719cefe259c2ad32" = "19.15.4"
  "666603b6e531140d5d8fbd777cd90a7fbb8247dd" = "19.16.0"
  "386535f6c5c390c5cb3f46d982b1c6e57c6e22bc" = "19.17.0"
  "4f635701ada43cd65642ba51cb7e5c689605a281" = "19.17.1"
  "51cc6bec880ac8dc361b60a4b05d5f2bcd98eb6a" = "19.17.2"
  "f0aa0dac8670e85ce5443994c4b0af2c0afd27fb" = "19.17.3"
  "bb8aae31ec555f586a3ff482e35f10deb9b1a30b" = "19.17.4"
  "e4c50987f714b0924cfc07ff2855a8edc3eddea1" = "19.18.0"
  "dfed830957079301b879814e87608728576dd168" = "19.19.0"
  "f0e2e8badf0bb61a450f6c95a3a53211912b3004" = "19.19.1"
  "ec454c51cb0026254b68cafe7aa9d05f873af990" = "19.20.0"
  "2cb1fac31b0fc2dd6a236b0c0678df75819c5a3b" = "19.21.0"
  "a68aac6cf29011e95405207d409d03360d3af56d" = "20.0.0"
  "0b44d616f3e07b8d44f69860552310b8315929c8" = "20.0.1"
  "39f708c151876d5415d680738051b36acfd01330" = "20.1.0"
  "f6992b159cdfda954d44d40908ce5d06fc879703" = "20.1.1"
  "a9212a423fc9e2959ac179c72a3c31bb5826e567" = "20.2.0"
  "6c168effbe06f6e5ad4b122c7a3b491a2e1c874a" = "20.2.1"
  "015475430a0ec79ee2912b203287c1732889e3c3" = "20.2.2"
  "6a1e124e99706ea29cb18d153d0061d8202546ea" = "20.3.0"
  "e6c3e90a0268b05e9a4c6f5e51bbbe593538a696" = "20.4.0"
  "19b79df055512a7d61641fc716c9a2c597c7d277" = "20.5.0"
  "71b5031830015722531df4e8b171ecea1e284e81" = "20.5.1"
  "e547957e0dc39fc7110b7527fee23ccd02b14496" = "20.5.2"
  "f1bbfc4740d2fc16fb68310fbf00a3bd47163aa9" = "20.5.3"
  "0be0a99b1a323f6df0888703456c2505ce4ec494" = "20.6.0"
  "bed26ac4216f64cf71b9e50fbe7c40469fead396" = "20.7.0"
  "6d3d6d9383076df7009e01e2bb79febcdd24ebf0" = "20.8.0"
  "a95487e5f2798ca54adc7b39d7ae7d1bcafed673" = "20.8.1"
  "907f70cffdd03e14d1da97d916451cfb0688a760" = "20.8.2"
  "1627231af669796669ce83e0a4672a7e6d94a0b3" = "20.8.3"
  "70866e6fb26aa46a876f16567a043a9aaee4ed34" = "20.8.4"
  "afadb14e44d1cdbd852dbae815be377c4034e82a" = "20.8.5"
  "f3299cc63dad4465e5c25012144e264e135315be" = "20.9.0"
  "92fca6fcf94777c55eeccb398fa546a43b958475" = "20.10.0"
  "15a3248f595dd25c5e883e858322ba91e30ffc82" = "20.11.0"
  "29c19cca00b0a9517d91cf537da2aff15e313ca8" = "20.11.1"
  "59024ebd0aeacad2c1a47d7c8dad123042814dec" = "20.12.0"
  "a7ff103478c40e0e1e58b151444e9e91ab0be07a" = "20.13.0"
  "098c6a86ca716dae74bd98974accc29f66178c43" = "20.13.1"
  "73b752a1e365808a7214f064845e958e65c548bd" = "20.14.0"
  "17448b4782b785403a395f96e1b5520e78f14529" = "20.15.0"
  "c52bbb32a41e5f5cd2b1fd1d9b04ee1baa8e496e" = "20.16.0"
  "76d6a64e40e4e0001d70fc715d98234ece32c515" = "20.17.0"
  "27d649ad04654eb40121088744e9ae87473c6d3a" = "20.17.1"
  "d7aea4ca6b7d5fa08c70bf67fa5e9e5c514d26d2" = "20.17.2"
  "f56004dea84ad59dfc846392cd6bd38aa2ee4cab" = "20.18.0"
  "e32c29f3b77a3a4c8a7fd3652762e587ae6d1879" = "20.19.0"
  "705eb80cfacf563f74f760261c2154d2fd9f1d87" = "20.20.0"
  "bfa5821113a2304f2637cc1f6aef35628d24b2e9" = "20.21.0"
  "5fe865e860c4cc8506c639f2e63bc25e21a31b37" = "20.22.0"
  "faa42df3a30b163eac5ba6f0fcdf93c54b5b68ef" = "20.22.1"
  "1360e3de68d4b18048477cef43d74c3dc0dd081b" = "20.23.0"
  "c60b70fbc80606eb4ed8cf47063ac6ed0d8dd435" = "20.24.0"
  "2965d99e1ecca710bbdf8fbccb208d042239e8e2" = "20.24.1"
  "7f219a678ee5712d4d7bed8881749e497130d549" = "20.24.2"
  "d2c671aca25165cc060e2459f5cafb49868a7be3" = "20.24.3"
  "159db95b6d99f7f8a93a403a7aeb7ded079345cd" = "20.25.0"
  "00d4cc1373d97a5abfa05b7cc75e9c9a189e4d5f" = "20.26.0"
  "769633253996237a79fe4c4cb49ec0eadfae5e69" = "20.26.1"
  "ac14562541844ffd1646a84e90b68b15fab26ecd" = "20.27.0"
  "d2e6262188aa706c8315ddcd1cc23ae2749edca9" = "20.28.0"
  "97a08c8aff5dbf51a86b4c8cd88a858336cd0208" = "20.29.0"
  "b468ead1d97d3c9a83fad227884b3cc689f2b200" = "20.30.0"
  "6866b40becaddeca60638096da919732b8b52902" = "20.30.1"
  "c63a57908d7b4d51895d3f8502d60daae758b761" = "20.31.0"
  "5583604ffad307e3e894434248a35293fca51e9e" = "20.31.1"
  "ad88d72bdd2fe2ce2b9885548e7127c583d0b18d" = "20.31.2"
  "bba5a75ee1310b220cd2b073b2b9cda48543aefc" = "20.31.3"
  "ed43ce7ec6004512ec22adfd3302a2cbdb3b6f23" = "20.31.4"
  "791b9054a12fbf2a3041585feceae52eadeacac4" = "20.31.5"
  "a713f6f464eb579a39918f60f130a5fbb77a6b30" = "20.31.6"
  "608c41a295a415f9aeea5c397a9dc123cee6d4c9" = "20.32.0"
  "7acf66f8b5ade58689302a86d3857b7d40dc0123" = "20.33.0"
  "50cb230c8a1793f5ef4cc52c4c789b656b141168" = "20.33.1"
  "dd2089b73b4ff296e519830efdfda760e8d52b8a" = "20.34.0"
  "0b9d27b3ffb500be824bfdbf2b1607887ef6c295" = "20.35.0"
  "37e3348dffe06ea4b9adf9b54512e4efdb46f425" = "20.36.0"
  "89af98d7000ac7e80b61865ba5e5c212ea011938" = "20.36.1"
  "a9c659ad10df816913501e0dd1d9edcc7757dca0" = "20.37.0"
  "4c0a8fc4fd534fc039ca075b5bedd56c672d4c5f" = "20.37.1"
  "8a0efdbbc84180a26e0bacfd2b6fcfceac53b3b6" = "20.37.2"
  "b7eabbd3848f09e62add631e0c7683b7db0db8b9" = "21.0.0"
  "0049a9b9d0d9626f564097cebb301ca16bc7b867" = "21.0.1"
  "7efa43f11c193df8da3d5687b292b14517288f59" = "21.0.2"
  "41d31db4e2a4e2a794eb0b933898511761c5c697" = "21.0.3"
  "074abf14097264dd13fe3a521cd1d0fe76f6b4ef" = "21.0.4"
  "1f2f95af92c7ef4d4e26330ab2cb27a7035491b6" = "21.0.5"
  "b745952ac805d3ff9ae79c0f312190f7e6f2bd25" = "21.0.6"
  "eaee8fb8458a790641f6e81f5c3a60809b920589" = "21.0.7"
  "d97712a888093b0106651e1534d80f986fb67477" = "21.0.8"
  "30664d261760ec97c670f90df3c793431cb096fb" = "21.0.9"
  "82acedc0593723979dc653d726617884cf7ab447" = "21.1.0"
  "f56e87eecd955f66be92a1ba02b9e9fa82be43b6" = "21.1.1"
  "b02727a652630ecda59776c91ad748c4b14c302d" = "21.1.2"
  "e5c35cfd4edcdfc5653c813a0ec18743a3160d95" = "21.1.3"
  "23a67d06d782fd6246f5616931c484afc0bc03e6" = "21.1.4"
  "b9e7ad0cccbfe2f076f05fc46eecd0dfaabbd17e" = "21.1.5"
  "bdce0214baae49e63b140c3083ec75e3314f3d75" = "21.2.0"
  "0b29f2bcb2532154699f68e52e0c7420d6355a8e" = "21.3.0"
  "de2aa10f25c7f2d2ab1264f6451f7cbf57f784c4" = "21.3.1"
  "74824da9c4fe9dd0b405db70881a1158fa1af216" = "21.3.2"
  "e4bc4d8fd59aac359dca88a5a3fbe03907fc8930" = "21.4.0"
  "4c77bbc1198e85655d5324f18636ad16a3ca9adf" = "21.5.0"
  "b6ffccf137fad60e09a9358f75d356f7f3e97d1b" = "21.6.0"
  "96dbaa033bdc9e0a23421eb77c87b4533c44a225" = "21.6.1"
  "0778bbbc10063bf5672efc4ab3133f81e6686ffb" = "21.7.0"
  "32599e5dfc369596dfdb28cea120d469c92145c1" = "21.8.0"
  "85a1a1a0eccea95ffa3f7ac1c6047901a1f0a6cb" = "21.9.0"
  "943fd575bcaddaf3b97101ecd7321e79ae67f68b" = "21.10.0"
  "c41b58277ab3951eca8d11863edf178135ec7654" = "21.10.1"
  "8c7acee7484d42a548a2c2438e9de36bdab29454" = "21.11.0"
  "d57cdac936efe7ae3b0edbb75340b70c6774d4f3" = "21.12.0"
  "d416579c20868b075c1799cb1bf6d5b62ee7bb4b" = "21.13.0"
  "b704ffc1f7874ddefdcf93d8fc61af82d4cb1b6d" = "21.14.0"
  "3824ebe2305afa1b014f39448aaf7bb2720f2367" = "21.15.0"
  "42693d40bceb3ad80d49b0574cc3046455c2def6" = "21.15.1"
  "75b4fc547df610ca3bd4cd6bcabce11e5abe722d" = "21.16.0"
  "aadfa5dcc3e06f1c6a9271dcce661032f698f8c4" = "21.16.1"
  "3269c347f7893c9c3e924cfd26afd1ce26e4ea7e" = "21.17.0"
  "6bac707d5496f4b494ce8bf63bfc8d245aead592" = "21.17.1"
  "ed7f4d5f5129999f1723cd2f76a0804a53adf4d3" = "21.18.0"
  "bef29c4d9523523e57fe898643fde2895106b339" = "21.19.0"
}

versions ">= 19.0.0, < 21.0.0" {
  defaults {
    create                                 = true
    cluster_name                           = ""
    cluster_version                        = null
    cluster_enabled_log_types              = ["audit", "api", "authenticator"]
    create_cloudwatch_log_group            = true
    cloudwatch_log_group_retention_in_days = 90
  }

  resource "aws_eks_cluster" "this" {
    count                     = var.create ? 1 : 0
    name                      = var.cluster_name
    version                   = var.cluster_version
    enabled_cluster_log_types = var.cluster_enabled_log_types
    unsure = [
      "access_config", "bootstrap_self_managed_addons", "compute_config", "encryption_config", "force_update_version",
      "kubernetes_network_config", "lifecycle", "outpost_config", "remote_network_config", "role_arn", "storage_config",
      "tags", "timeouts", "upgrade_policy", "vpc_config", "zonal_shift_config",
    ]
  }

  resource "aws_cloudwatch_log_group" "this" {
    count             = var.create && var.create_cloudwatch_log_group ? 1 : 0
    name              = "/aws/eks/${var.cluster_name}/cluster"
    retention_in_days = var.cloudwatch_log_group_retention_in_days
    unsure = [
      "kms_key_id", "log_group_class", "tags",
    ]
  }

  outputs {
    cluster_arn                        = aws_eks_cluster.this
    cluster_certificate_authority_data = aws_eks_cluster.this
    cluster_endpoint                   = aws_eks_cluster.this
    cluster_name                       = aws_eks_cluster.this
    cluster_oidc_issuer_url            = aws_eks_cluster.this
    cluster_version                    = aws_eks_cluster.this
    cluster_primary_security_group_id  = aws_eks_cluster.this
    cloudwatch_log_group_name          = aws_cloudwatch_log_group.this
    cloudwatch_log_group_arn           = aws_cloudwatch_log_group.this
  }
}

versions ">= 21.0.0, < 21.20.0" {
  defaults {
    create                                 = true
    name                                   = ""
    kubernetes_version                     = null
    enabled_log_types                      = ["audit", "api", "authenticator"]
    create_cloudwatch_log_group            = true
    cloudwatch_log_group_retention_in_days = 90
  }

  resource "aws_eks_cluster" "this" {
    count                     = var.create ? 1 : 0
    name                      = var.name
    version                   = var.kubernetes_version
    enabled_cluster_log_types = var.enabled_log_types
    unsure = [
      "access_config", "bootstrap_self_managed_addons", "compute_config", "control_plane_scaling_config",
      "deletion_protection", "encryption_config", "force_update_version", "kubernetes_network_config", "lifecycle",
      "outpost_config", "region", "remote_network_config", "role_arn", "storage_config", "tags", "timeouts",
      "upgrade_policy", "vpc_config", "zonal_shift_config",
    ]
  }

  resource "aws_cloudwatch_log_group" "this" {
    count             = var.create && var.create_cloudwatch_log_group ? 1 : 0
    name              = "/aws/eks/${var.name}/cluster"
    retention_in_days = var.cloudwatch_log_group_retention_in_days
    unsure = [
      "kms_key_id", "log_group_class", "region", "tags",
    ]
  }

  outputs {
    cluster_arn                        = aws_eks_cluster.this
    cluster_certificate_authority_data = aws_eks_cluster.this
    cluster_endpoint                   = aws_eks_cluster.this
    cluster_name                       = aws_eks_cluster.this
    cluster_oidc_issuer_url            = aws_eks_cluster.this
    cluster_version                    = aws_eks_cluster.this
    cluster_primary_security_group_id  = aws_eks_cluster.this
    cloudwatch_log_group_name          = aws_cloudwatch_log_group.this
    cloudwatch_log_group_arn           = aws_cloudwatch_log_group.this
  }
}
